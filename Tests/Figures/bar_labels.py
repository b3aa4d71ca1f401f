import matplotlib.pyplot as plt
names = ['SGD', 'Momentum', 'RMSprop', 'Adam']
scores = [0.81, 0.86, 0.9, 0.93]
plt.bar(names, scores, color=['C0', 'C1', 'C2', 'C3'])
plt.ylim(0.7, 1.0)
for k in range(4):
    plt.text(k, scores[k] + 0.005, f'{scores[k]:.2f}', ha='center')
plt.ylabel('accuracy')
plt.savefig(OUT)
