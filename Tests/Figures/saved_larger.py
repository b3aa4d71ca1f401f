import numpy as np
import matplotlib.pyplot as plt
plt.plot(np.cos(np.linspace(0, 12, 300)), label='cos')
plt.legend()
plt.title('at 150 dots per inch')
plt.savefig(OUT, dpi=150)
