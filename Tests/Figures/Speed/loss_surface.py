# 14 300 points in space, drawn and written as a PNG.
import time
import torch
import matplotlib.pyplot as plt
a, b = torch.meshgrid(torch.arange(-10, 3, 0.1), torch.arange(-1, 10, 0.1), indexing='ij')
a, b = a.reshape(-1), b.reshape(-1)
loss = ((a + 1)**2 + (b - 5)**2) / 300
ax = plt.figure().add_subplot(projection='3d')
ax.scatter(a, b, loss, s=0.001)
ax.scatter(a[::20], b[::20], loss[::20], s=0.1, color='C0')
ax.elev, ax.azim = 15, 75
OUT = '/tmp/lgs-figure-speed.png'
start = time.perf_counter()
plt.savefig(OUT)
print('seconds', time.perf_counter() - start)
