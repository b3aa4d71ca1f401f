import numpy as np
import torch
import matplotlib.pyplot as plt
fig,ax=plt.subplots(3,3,figsize=(9,9))
for k,loc in enumerate(['upper right','upper left','lower left','lower right','center left','center right','lower center','upper center','center']):
    a=ax[k//3,k%3]
    a.plot([0,1],label='line')
    a.legend(loc=loc,title='t')
plt.savefig(OUT)
