import numpy as np
import matplotlib.pyplot as plt
x = np.arange(10)
plt.step(x, x % 4, label='pre')
plt.step(x, x % 4 + 5, where='mid', label='mid')
plt.step(x, x % 4 + 10, where='post', label='post')
plt.plot(x, x % 4 + 5, 'o--', color='grey', alpha=0.3)
plt.legend()
plt.savefig(OUT)
