import numpy as np
import matplotlib.pyplot as plt
x, y = np.meshgrid(np.linspace(-2, 2, 200), np.linspace(-1, 1, 100))
plt.imshow(np.exp(-x**2 - y**2), extent=[-2, 2, -1, 1], origin='lower', vmin=0, vmax=1)
plt.colorbar()
plt.xlabel('x')
plt.savefig(OUT)
