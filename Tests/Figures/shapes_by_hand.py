import numpy as np
import matplotlib.pyplot as plt
from matplotlib.collections import LineCollection, PatchCollection
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Ellipse, FancyArrowPatch, Polygon, Rectangle, RegularPolygon, Wedge

fig, (ax, bx) = plt.subplots(1, 2, figsize=(9, 4))
ax.add_patch(Ellipse((2, 2), 3, 1, angle=30, fill=False, ec='b'))
ax.add_patch(Rectangle((0, 3), 1, 2, fc='y', hatch='x'))
ax.add_patch(Polygon([[3, 0], [5, 0], [4, 1.5]], color='g', alpha=0.5))
ax.add_patch(RegularPolygon((4, 4), 6, radius=0.8, fc='c', ec='k'))
ax.add_patch(Wedge((1, 1), 0.8, 30, 270, width=0.3, color='m'))
ax.add_patch(FancyArrowPatch((0.5, 5.5), (5, 5), arrowstyle='->', mutation_scale=20))
ax.add_patch(FancyArrowPatch((2, 3), (3.5, 3), arrowstyle='-|>', mutation_scale=15, connectionstyle='arc3,rad=0.4', color='r'))
ax.add_line(Line2D([0, 6], [0, 6], color='k', ls='--'))
ax.set(xlim=(0, 6), ylim=(0, 6), aspect='equal')
x = np.linspace(0, 6, 60)
points = np.stack([x, np.sin(x)], axis=1)[:, None, :]
segments = np.concatenate([points[:-1], points[1:]], axis=1)
lines = LineCollection(segments, array=x[:-1], cmap='plasma', linewidths=3)
bx.add_collection(lines)
fig.colorbar(lines, ax=bx)
bx.add_collection(PatchCollection([Circle((k, 0), 0.2) for k in range(1, 6)], facecolors='C2', alpha=0.4))
bx.autoscale()
plt.savefig(OUT)
