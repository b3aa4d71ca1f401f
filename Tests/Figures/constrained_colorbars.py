import numpy as np
import matplotlib.pyplot as plt

rng = np.random.default_rng(0)
fig, axes = plt.subplots(2, 3, constrained_layout=True, figsize=(9, 5))
for ax in axes.flat:
    im = ax.imshow(rng.random((10, 12)))
fig.colorbar(im, ax=axes[:, 2], shrink=0.6)
fig.colorbar(im, ax=axes[1, 0], location='bottom')
axes[0, 1].set_title('picture')
plt.savefig(OUT)
