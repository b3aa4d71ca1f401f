import matplotlib.pyplot as plt
for k, c in enumerate(['red', '#1f77b4', '0.5', 'C3', 'tab:green', (0.2, 0.4, 0.6), 'xkcd:sky blue', 'k', ('b', 0.3)]):
    plt.plot([0, 1], [k, k], color=c, lw=3)
plt.savefig(OUT)
