import torch
import matplotlib.pyplot as plt
fig = plt.figure(figsize=(8, 4))
a, b = torch.meshgrid(torch.linspace(-1, 1, 20), torch.linspace(-1, 1, 20), indexing='ij')
ax = fig.add_subplot(1, 2, 1, projection='3d')
ax.plot_surface(a, b, torch.sin(3 * a) * b, rstride=1, cstride=1, color='b', alpha=0.1)
ax.azim = 30
ax.elev = 5
ax = fig.add_subplot(1, 2, 2, projection='3d')
ax.plot_wireframe(a, b, a * b, rstride=2, cstride=2)
ax.view_init(elev=45, azim=60)
plt.savefig(OUT)
