import numpy as np
import matplotlib.pyplot as plt
fig = plt.figure(figsize=(8, 6))
spec = fig.add_gridspec(3, 3)
a = fig.add_subplot(spec[:2, :2])
a.plot(np.arange(10) ** 2, 'o-')
b = fig.add_subplot(spec[:2, 2])
b.barh([1, 2, 3], [3, 1, 2])
c = fig.add_subplot(spec[2, :])
c.plot(np.cos(np.linspace(0, 20, 200)), 'C2')
fig.tight_layout()
plt.savefig(OUT)
