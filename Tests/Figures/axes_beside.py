import numpy as np
import matplotlib.pyplot as plt
from mpl_toolkits.axes_grid1 import make_axes_locatable

fig, (ax, bx) = plt.subplots(1, 2, figsize=(9, 4))
im = ax.imshow(np.arange(24).reshape(4, 6))
divider = make_axes_locatable(ax)
cax = divider.append_axes('right', size='5%', pad=0.05)
fig.colorbar(im, cax=cax)
bx.plot(np.arange(5), np.arange(5) ** 2)
inset = bx.inset_axes([0.1, 0.55, 0.35, 0.35])
inset.plot([1, 2], [3, 4], 'r')
bx.secondary_xaxis('top', functions=(lambda v: v * 9 / 5 + 32, lambda v: (v - 32) * 5 / 9)).set_xlabel('degrees')
plt.savefig(OUT)
