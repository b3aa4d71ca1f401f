import matplotlib.pyplot as plt
import numpy as np

plt.style.use('seaborn-v0_8-whitegrid')
x = np.linspace(0, 6, 50)
fig, (a, b) = plt.subplots(1, 2, figsize=(7, 3))
a.plot(x, np.sin(x), lw=3)
a.scatter(x[::5], np.cos(x[::5]))
b.hist(np.sin(x), bins=8)
b.set_xlabel('value')
plt.savefig(OUT)
