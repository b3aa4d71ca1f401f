import numpy as np
import matplotlib.pyplot as plt

rng = np.random.default_rng(1)
data = [rng.normal(0, s, 80) for s in range(1, 5)]
fig, (ax, bx) = plt.subplots(1, 2, figsize=(9, 4))
ax.violinplot(data, showmeans=True, showmedians=True)
parts = bx.violinplot(data, [2, 4, 5, 8], orientation='horizontal', widths=1.2, quantiles=[[0.25, 0.75]] * 4, showextrema=False)
for body in parts['bodies']:
    body.set_facecolor('#D43F3A')
    body.set_edgecolor('black')
    body.set_alpha(0.8)
plt.savefig(OUT)
