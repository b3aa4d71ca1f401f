import torch
import matplotlib.pyplot as plt
torch.manual_seed(8)
z = torch.randn(2000)
plt.hist(z.numpy(), bins=40, density=True, alpha=0.6, color='steelblue', edgecolor='white')
t = torch.linspace(-4, 4, 200)
plt.plot(t, torch.exp(-t**2 / 2) / 2.5066283, 'r', lw=2, label=r'$\frac{1}{\sqrt{2\pi}} e^{-x^2/2}$')
plt.legend()
plt.savefig(OUT)
