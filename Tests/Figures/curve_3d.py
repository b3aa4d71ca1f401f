import numpy as np
import matplotlib.pyplot as plt
t = np.linspace(0, 6 * np.pi, 200)
ax = plt.figure().add_subplot(projection='3d')
ax.plot(np.cos(t), np.sin(t), t, label='helix')
ax.scatter(np.cos(t[::20]), np.sin(t[::20]), t[::20], color='red', s=40)
ax.legend()
ax.set_title('a helix')
plt.savefig(OUT)
