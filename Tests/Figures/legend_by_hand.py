import numpy as np
import matplotlib.pyplot as plt
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

fig, (ax, bx) = plt.subplots(1, 2, figsize=(9, 4))
for k in range(6):
    ax.plot(np.arange(5), k * np.arange(5), color='b' if k % 2 else 'r')
handles = [Line2D([0], [0], color='b', lw=4, label='odd'), Line2D([0], [0], marker='o', color='w', label='mark',
           markerfacecolor='g', markersize=12), Patch(facecolor='orange', edgecolor='r', label='area'),
           Patch(facecolor='w', edgecolor='k', hatch='//', label='hatched')]
ax.legend(handles=handles, loc='upper left')
sc = bx.scatter([1, 2, 3, 4, 5], [2, 1, 4, 3, 5], c=[0, 1, 2, 1, 0], s=[20, 60, 100, 140, 180])
first = bx.legend(*sc.legend_elements(), loc='lower right', title='class')
bx.add_artist(first)
bx.legend(*sc.legend_elements(prop='sizes', alpha=0.6, num=3), loc='upper left', title='size')
plt.savefig(OUT)
