import numpy as np
import matplotlib.pyplot as plt
from matplotlib.ticker import AutoMinorLocator, PercentFormatter

x = np.linspace(-np.pi, np.pi, 100)
fig, (ax, bx) = plt.subplots(1, 2, figsize=(9, 4))
ax.plot(x, np.sin(x))
ax.spines['left'].set_position('zero')
ax.spines['bottom'].set_position(('data', 0))
ax.spines[['top', 'right']].set_visible(False)
bx.plot(x, (1 + np.cos(x)) / 2)
bx.yaxis.set_major_formatter(PercentFormatter(1.0))
bx.xaxis.set_minor_locator(AutoMinorLocator())
bx.yaxis.set_minor_locator(AutoMinorLocator(2))
bx.spines['left'].set_position(('outward', 10))
bx.spines['bottom'].set_bounds(-2, 2)
plt.setp(bx.get_xticklabels(), rotation=45, ha='right', rotation_mode='anchor')
with plt.rc_context({'lines.linewidth': 4}):
    bx.plot(x, x / 10 + 0.5)
plt.savefig(OUT)
