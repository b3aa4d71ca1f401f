import numpy as np
import matplotlib.pyplot as plt
fig, ax = plt.subplots(facecolor='lightyellow')
ax.set_facecolor('#eeeeff')
ax.plot(np.arange(6), np.arange(6) ** 1.5, color='0.3', marker='o', markerfacecolor='white', markeredgecolor='red', markeredgewidth=2, ms=10)
ax.spines['top'].set_visible(False)
ax.spines['right'].set_visible(False)
ax.tick_params(axis='x', rotation=45, direction='in')
ax.set_xlim(-1, 6)
ax.margins(y=0.2)
ax.set(xlabel='input', ylabel='output', title='looks')
plt.savefig(OUT, facecolor=fig.get_facecolor())
