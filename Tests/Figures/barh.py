import matplotlib.pyplot as plt
plt.barh(['alpha', 'beta', 'gamma', 'delta'], [10, 30, 20, 25], color='seagreen', height=0.6)
plt.xlabel('count')
plt.gca().invert_yaxis()
plt.savefig(OUT)
