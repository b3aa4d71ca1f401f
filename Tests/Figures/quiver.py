import numpy as np
import matplotlib.pyplot as plt
X, Y = np.meshgrid(np.linspace(-2, 2, 9), np.linspace(-2, 2, 9))
fig, ax = plt.subplots(1, 3, figsize=(12, 4))
ax[0].quiver(X, Y, -2 * X, -2 * Y)
ax[1].quiver(X, Y, -Y, X, np.hypot(X, Y), cmap='jet', pivot='mid')
ax[2].quiver([0, 0], [0, 0], [1, 2], [2, -1], color=['red', 'blue'], angles='xy', scale_units='xy', scale=1)
ax[2].set_xlim(-1, 3)
ax[2].set_ylim(-2, 3)
plt.savefig(OUT)
