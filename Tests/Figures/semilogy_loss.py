import torch
import matplotlib.pyplot as plt
epochs = torch.arange(200.0)
plt.semilogy(epochs, torch.exp(-epochs / 20) + 1e-4, label='train')
plt.semilogy(epochs, torch.exp(-epochs / 30) + 3e-3, '--', label='validation')
plt.xlabel('epoch')
plt.ylabel('loss')
plt.grid(True)
plt.legend()
plt.savefig(OUT)
