import matplotlib.pyplot as plt
plt.plot([0, 1], [0, 1], lw=8, alpha=0.3)
plt.plot([0, 1], [1, 0], dashes=[6, 2, 1, 2])
plt.plot([0, 1], [0.5, 0.5], ls=(0, (1, 3)))
plt.savefig(OUT)
