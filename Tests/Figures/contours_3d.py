import numpy as np
import matplotlib.pyplot as plt

X, Y = np.meshgrid(np.linspace(-3, 3, 40), np.linspace(-2, 2, 30))
Z = np.sin(X) * np.cos(Y) + X / 4
fig = plt.figure(figsize=(9, 4))
ax = fig.add_subplot(1, 2, 1, projection='3d')
ax.plot_surface(X, Y, Z, edgecolor='royalblue', lw=0.5, rstride=8, cstride=8, alpha=0.3)
ax.contour(X, Y, Z, zdir='z', offset=-3, cmap='coolwarm')
ax.contourf(X, Y, Z, zdir='x', offset=-4, cmap='coolwarm')
ax.contour(X, Y, Z, zdir='y', offset=4, cmap='coolwarm')
ax.set(xlim=(-4, 4), ylim=(-4, 4), zlim=(-3, 3))
ax = fig.add_subplot(1, 2, 2, projection='3d')
ax.contour3D(X, Y, Z, 12, cmap='binary')
plt.savefig(OUT)
