import numpy as np
import matplotlib.pyplot as plt

t = np.linspace(0, 15, 200)
ax = plt.axes(projection='3d')
ax.plot3D(np.sin(t), np.cos(t), t, 'gray')
ax.scatter3D(np.sin(t[::8]), np.cos(t[::8]), t[::8], c=t[::8], cmap='Greens')
ax.set_xlabel('x')
plt.savefig(OUT)
