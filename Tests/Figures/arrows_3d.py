import numpy as np
import matplotlib.pyplot as plt

fig = plt.figure(figsize=(9, 4))
ax = fig.add_subplot(1, 2, 1, projection='3d')
x, y, z = np.meshgrid(np.arange(-0.8, 1, 0.4), np.arange(-0.8, 1, 0.4), np.arange(-0.8, 1, 0.8))
ax.quiver(x, y, z, np.sin(np.pi * x), -np.cos(np.pi * y), z + 0.3, length=0.2, normalize=True)
ax.quiver(0, 0, 0, 1, 1, 1, color='r', arrow_length_ratio=0.1)
ax = fig.add_subplot(1, 2, 2, projection='3d')
t = np.linspace(0, 2 * np.pi, 16)
ax.stem(np.cos(t), np.sin(t), t)
plt.savefig(OUT)
