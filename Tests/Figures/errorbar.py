import numpy as np
import matplotlib.pyplot as plt
x = np.arange(1, 9)
plt.errorbar(x, np.sqrt(x), yerr=0.1 * x, fmt='o', capsize=4, label='y error')
plt.errorbar(x, np.sqrt(x) + 2, xerr=0.3, yerr=0.2, fmt='--s', ecolor='gray', elinewidth=2, label='both')
plt.legend()
plt.savefig(OUT)
