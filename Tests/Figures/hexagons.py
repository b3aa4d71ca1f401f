import numpy as np
import matplotlib.pyplot as plt

rng = np.random.default_rng(2)
x = rng.normal(size=3000)
y = 2 * x + 3 * rng.normal(size=3000)
fig, (ax, bx) = plt.subplots(1, 2, figsize=(9, 4))
h = ax.hexbin(x, y, gridsize=25, cmap='inferno')
fig.colorbar(h, ax=ax)
bx.hexbin(x, y, gridsize=20, bins='log', mincnt=1)
plt.savefig(OUT)
