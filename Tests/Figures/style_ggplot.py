import matplotlib.pyplot as plt
import numpy as np

plt.style.use('ggplot')
x = np.linspace(0, 6, 50)
fig, (a, b) = plt.subplots(1, 2, figsize=(7, 3))
a.plot(x, np.sin(x), label='sin')
a.plot(x, np.cos(x), label='cos')
a.legend()
a.set_title('curves')
b.bar(['a', 'b', 'c'], [3, 1, 2])
b.set_ylabel('count')
plt.savefig(OUT)
