# A fit and its path over a loss surface of 14 300 points, 20 frames as a page.
import time
import numpy as np
import torch
import matplotlib.pyplot as plt
from matplotlib import animation
torch.manual_seed(1)
x = torch.linspace(-1, 1, 2000).reshape(2000, 1)
truth = torch.sigmoid(5 * x - 1)
y = torch.bernoulli(truth)
a, b = torch.meshgrid(torch.arange(-10, 3, 0.1), torch.arange(-1, 10, 0.1), indexing='ij')
a, b = a.reshape(-1), b.reshape(-1)
loss = ((a + 1)**2 + (b - 5)**2) / 300
fig = plt.figure(figsize=(7.5, 3.5))
left = fig.add_subplot(1, 2, 1)
right = fig.add_subplot(1, 2, 2, projection='3d')
left.scatter(x, y, alpha=0.01)
left.plot(x, truth, '--', label=r'truth: $\frac{exp(-1+5x)}{1+exp(-1+5x)}$')
line, = left.plot(x, truth, '--', label=r'fit: $\hat{y}_i$')
left.legend()
right.scatter(a, b, loss, s=0.001)
right.scatter(a[::20], b[::20], loss[::20], s=0.1, color='C0')
right.elev, right.azim = 15, 75
right.set_xlabel(r'$w_0$')


def step(k):
    w0, w1 = -1 - 0.4 * (20 - k), 5 - 0.25 * (20 - k)
    line.set_ydata(torch.sigmoid(w0 + w1 * x))
    right.scatter(w0, w1, ((w0 + 1)**2 + (w1 - 5)**2) / 300, color='grey')
    right.set_title(f'step {k}', y=0.8)
    fig.suptitle(f'epoch={5 * k}')


movie = animation.FuncAnimation(fig, step, frames=20)
start = time.perf_counter()
page = movie.to_jshtml()
print('seconds', time.perf_counter() - start)
