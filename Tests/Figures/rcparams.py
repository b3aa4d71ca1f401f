import numpy as np
import matplotlib.pyplot as plt
plt.rcParams['figure.figsize'] = (7.5, 2.5)
plt.rcParams['lines.linewidth'] = 3
plt.rcParams['axes.grid'] = True
plt.rcParams['font.size'] = 12
plt.plot(np.sin(np.linspace(0, 10, 100)))
plt.title('settings')
plt.savefig(OUT)
