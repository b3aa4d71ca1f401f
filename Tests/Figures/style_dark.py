import matplotlib.pyplot as plt
import numpy as np

plt.style.use('dark_background')
x = np.linspace(0, 6, 50)
fig, (a, b) = plt.subplots(1, 2, figsize=(7, 3))
a.plot(x, np.sin(x), '--')
a.grid(True)
b.boxplot([np.sin(x), np.cos(x) + 3])
plt.savefig(OUT)
