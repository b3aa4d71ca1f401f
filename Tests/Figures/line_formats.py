import numpy as np
import matplotlib.pyplot as plt
x = np.linspace(0, 6, 25)
for k, style in enumerate(['o', '--b', '--o', '.', '--r', 'X', 's-', '^:', 'v-.', 'D', '*', 'P--k', '+', 'x:g', 'd', '|']):
    plt.plot(x, np.sin(x) + k, style)
plt.savefig(OUT)
