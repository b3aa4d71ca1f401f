import numpy as np
import matplotlib.pyplot as plt

fig = plt.figure(figsize=(9, 4))
ax = fig.add_subplot(1, 2, 1, projection='3d')
x, y = [a.ravel() for a in np.meshgrid(np.arange(4), np.arange(3))]
ax.bar3d(x, y, np.zeros(12), 0.6, 0.6, 1 + x + 2 * y, color='c')
ax = fig.add_subplot(1, 2, 2, projection='3d')
for color, place in zip(['r', 'g', 'b'], [2, 1, 0]):
    ax.bar(np.arange(6), np.arange(1, 7) * (place + 1), zs=place, zdir='y', color=color, alpha=0.8)
ax.set_yticks([0, 1, 2])
plt.savefig(OUT)
