import matplotlib.pyplot as plt

fig, (ax, bx) = plt.subplots(1, 2, figsize=(9, 4))
ax.bar(range(5), [3, 5, 2, 4, 6], color='w', edgecolor='k', hatch=['/', '\\', '|', '-', '+'])
ax.bar(range(5), [2, 1, 2, 3, 1], bottom=[3, 5, 2, 4, 6], color='lightblue', hatch='//', label='top')
ax.legend()
bx.bar(range(5), [3, 5, 2, 4, 6], edgecolor='r', hatch=['x', 'o', 'O', '.', '*'])
bx.fill_between([0, 4], [7, 8], 6.5, hatch='xx', facecolor='none', edgecolor='g')
plt.savefig(OUT)
