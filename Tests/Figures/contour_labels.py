import numpy as np
import matplotlib.pyplot as plt

x = np.linspace(-3, 3, 100)
y = np.linspace(-2, 2, 80)
X, Y = np.meshgrid(x, y)
Z = (1 - X / 2 + X ** 5 + Y ** 3) * np.exp(-X ** 2 - Y ** 2)
W = X ** 2 + 10 * Y ** 2
fig, axes = plt.subplots(2, 2, figsize=(9, 7))
cs = axes[0, 0].contour(X, Y, Z)
axes[0, 0].clabel(cs, inline=True, fontsize=10)
cs = axes[0, 1].contour(X, Y, W, levels=[0.5, 1, 2, 5, 10, 20, 30], colors='k')
axes[0, 1].clabel(cs, fmt='%1.1f', fontsize=8, colors='red')
cs = axes[1, 0].contour(X, Y, Z, 6, cmap='coolwarm')
axes[1, 0].clabel(cs, cs.levels[::2], inline=False, fmt={level: f'z={level:.1f}' for level in cs.levels})
cs = axes[1, 1].contour(X, Y, W, levels=[1, 10, 30])
axes[1, 1].clabel(cs, manual=[(1, 0.3), (2, 1), (-2.5, -1.5)], inline_spacing=12, fmt=lambda v: f'{v:.0f}')
plt.savefig(OUT)
