import numpy as np
import matplotlib.pyplot as plt
x = np.linspace(0, 1, 50)
for k, style in enumerate(['-', '--', '-.', ':', 'solid', 'dashed', 'dashdot', 'dotted']):
    plt.plot(x, x**2 + k * 0.3, linestyle=style, linewidth=0.5 + 0.5 * k, label=style)
plt.legend(loc='upper left', ncol=2, title='styles')
plt.savefig(OUT)
