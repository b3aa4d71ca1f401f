import numpy as np
import matplotlib.pyplot as plt
x, y = np.meshgrid(np.linspace(-3, 3, 60), np.linspace(-3, 3, 60))
z = np.exp(-x**2 - y**2) - np.exp(-(x - 1)**2 - (y - 1)**2)
c = plt.contourf(x, y, z, 20, cmap='RdBu')
plt.colorbar(c)
plt.contour(x, y, z, levels=[0.0], colors='k')
plt.savefig(OUT)
