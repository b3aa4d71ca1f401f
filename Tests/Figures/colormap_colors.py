import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colors import LinearSegmentedColormap, ListedColormap, LogNorm, Normalize

fig, axes = plt.subplots(1, 3, figsize=(9, 3))
for k, color in enumerate(plt.cm.viridis(np.linspace(0, 1, 5))):
    axes[0].plot([0, 1], [k, k + 1], color=color)
two = ListedColormap(['tab:red', 'tab:blue', 'gold'])
axes[1].scatter(np.arange(6), np.arange(6) ** 2, c=[0, 1, 2, 0, 1, 2], cmap=two)
fade = LinearSegmentedColormap.from_list('fade', ['white', 'navy'])
image = axes[2].imshow(np.arange(1., 17.).reshape(4, 4), cmap=fade, norm=LogNorm(1, 16))
fig.colorbar(image)
plt.savefig(OUT)
