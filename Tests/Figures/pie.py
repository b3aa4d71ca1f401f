import matplotlib.pyplot as plt
fig, ax = plt.subplots(1, 2, figsize=(9, 4))
ax[0].pie([30, 45, 10, 15], labels=['SGD', 'Adam', 'other', 'none'], autopct='%.1f%%', startangle=90, explode=[0, 0.1, 0, 0])
ax[1].pie([1, 2, 3], colors=['gold', 'skyblue', 'tomato'], counterclock=False, wedgeprops=dict(width=0.4, edgecolor='white'))
ax[1].legend(['a', 'b', 'c'])
plt.savefig(OUT)
