import matplotlib.pyplot as plt
plt.text(0.1, 0.5, r'$\frac{\partial L}{\partial w}=\sum_{i=1}^{n} x_i(\hat{y}_i-y_i)$', fontsize=16)
plt.text(0.5, 0.2, 'box', bbox=dict(boxstyle='round', facecolor='wheat'))
plt.savefig(OUT)
