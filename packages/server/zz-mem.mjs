setInterval(()=>{const m=process.memoryUsage();console.error('MEM',Object.entries(m).map(([k,v])=>k+' '+Math.round(v/1048576)).join(' '))},700).unref()
