import matplotlib.pyplot as plt
fig, axs = plt.subplots(3, 4, figsize=(12, 8))
places = ['best', 'upper right', 'upper left', 'lower left', 'lower right', 'right', 'center left', 'center right', 'lower center', 'upper center', 'center', 4]
for k in range(12):
    ax = axs[k // 4, k % 4]
    ax.plot([1, 2, 3], 'o-', label='line')
    ax.plot([3, 2, 1], '--', label='other')
    ax.legend(loc=places[k], fontsize=8)
plt.savefig(OUT)
