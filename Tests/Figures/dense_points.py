import torch
import matplotlib.pyplot as plt
torch.manual_seed(17)
x = torch.randn(20000)
y = 0.5 * x + torch.randn(20000)
plt.plot(x, y, ',', alpha=0.5)
plt.plot(x, y, '.', alpha=0.02, color='C3')
plt.savefig(OUT)
