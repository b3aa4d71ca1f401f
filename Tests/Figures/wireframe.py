import numpy as np
import matplotlib.pyplot as plt
x = np.linspace(-2, 2, 20)
X, Y = np.meshgrid(x, x)
ax = plt.figure().add_subplot(projection='3d')
ax.plot_wireframe(X, Y, np.sin(X) * np.cos(Y), lw=0.5)
ax.view_init(20, 45)
plt.savefig(OUT)
