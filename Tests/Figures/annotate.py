import numpy as np
import matplotlib.pyplot as plt
x = np.linspace(-3, 3, 100)
plt.plot(x, x**3 - 3 * x)
plt.annotate('local maximum', xy=(-1, 2), xytext=(0, 10), arrowprops=dict(arrowstyle='->'))
plt.annotate('local minimum', xy=(1, -2), xytext=(-2.5, -12), arrowprops=dict(facecolor='black', shrink=0.05))
plt.text(1.5, -10, 'boxed', bbox=dict(facecolor='wheat', alpha=0.5))
plt.text(2, 5, 'turned', rotation=45, color='red', fontsize=14)
plt.savefig(OUT)
