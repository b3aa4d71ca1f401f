import matplotlib.pyplot as plt
plt.plot([0, 1, 2, 3, 4], [1, 3, 2, 5, 4])
plt.axhline(2.5, color='r', linestyle='--')
plt.axvline(x=1.5, color='lime', linewidth=3, linestyle='dashed')
plt.axhspan(3, 4, alpha=0.2, color='orange')
plt.axvspan(2.5, 3.5, alpha=0.3)
plt.hlines([1.2, 1.4], 0, 3, colors='purple')
plt.vlines([0.5, 0.7], 1, 5, linestyles='dotted')
plt.savefig(OUT)
