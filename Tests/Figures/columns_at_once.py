import torch
import matplotlib.pyplot as plt
torch.manual_seed(14)
x = torch.linspace(0, 1, 20).reshape(-1, 1)
plt.plot(x, torch.cat([x, x**2, x**3], dim=1), '--o', label=['first', 'second', 'third'])
plt.legend()
plt.savefig(OUT)
