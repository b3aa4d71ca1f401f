import torch
import matplotlib.pyplot as plt
y = torch.tensor([1.0, 2.0, float('nan'), 4.0, float('inf'), 3.0, 2.0, 1.0])
plt.plot(y, 'o-')
plt.plot([], [], label='nothing')
plt.plot([3], [2.5], 's', label='one')
plt.legend()
plt.savefig(OUT)
