import numpy as np
import matplotlib.pyplot as plt
t = np.linspace(0, 2 * np.pi, 100)
plt.plot(np.cos(t), np.sin(t))
plt.axis('equal')
plt.savefig(OUT)
