import numpy as np
import matplotlib.pyplot as plt
x = np.linspace(-3, 3, 30)
y = np.linspace(-2, 2, 20)
X, Y = np.meshgrid(x, y)
fig, ax = plt.subplots(1, 2, figsize=(9, 4))
ax[0].pcolormesh(X, Y, np.sin(X) * np.cos(Y))
m = ax[1].pcolormesh(np.arange(12).reshape(3, 4), cmap='coolwarm', vmin=0, vmax=15)
fig.colorbar(m)
plt.savefig(OUT)
