import matplotlib.pyplot as plt
import numpy as np

plt.style.use('fivethirtyeight')
x = np.linspace(0, 6, 50)
plt.plot(x, np.sin(x))
plt.plot(x, np.cos(x))
plt.title('A title')
plt.savefig(OUT)
