import torch
import matplotlib.pyplot as plt
torch.manual_seed(12)
p = torch.randn(100, 2)
c = (p[:, 0] * p[:, 1] > 0).float()
a, b = torch.meshgrid(torch.linspace(-3, 3, 60), torch.linspace(-3, 3, 60), indexing='ij')
plt.contourf(a, b, torch.sigmoid(3 * a * b), levels=[0, 0.25, 0.5, 0.75, 1.0], cmap='coolwarm', alpha=0.5)
plt.scatter(p[:, 0], p[:, 1], c=c, cmap='coolwarm', edgecolors='k')
plt.savefig(OUT)
