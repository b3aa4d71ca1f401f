import numpy as np
import matplotlib.pyplot as plt

rng = np.random.default_rng(3)
r = np.sqrt(rng.random(150))
theta = 2 * np.pi * rng.random(150)
x, y = r * np.sin(theta), r * np.cos(theta)
z = np.sin(3 * r) - x * y
fig = plt.figure(figsize=(9, 4))
ax = fig.add_subplot(1, 2, 1, projection='3d')
ax.plot_trisurf(x, y, z, cmap='viridis', edgecolor='none')
ax = fig.add_subplot(1, 2, 2, projection='3d')
ax.plot_trisurf(x, y, z, color='orange', linewidth=0.2, edgecolor='black')
plt.savefig(OUT)
