import { test } from 'vitest';
import { spawn, execSync } from 'node:child_process';
import fs from 'node:fs';
import { copyCounty } from './support/county';
import { isolatedEnvironment, temporaryFolder } from '../e2e/support/app';
test('x', async () => {
  fs.rmSync('/tmp/prof', { recursive: true, force: true });
  const county = await copyCounty(10000);
  const profile = temporaryFolder('zz');
  for (let i=0;i<2;i++){
  const child = spawn(process.env['YANZHEN_TEST_ELECTRON']!, [process.env['WRAP'] ?? '/tmp/wrap', '--no-sandbox', '--disable-gpu', '--remote-debugging-port=9333'], { cwd: profile, env: { ...isolatedEnvironment(profile), YANZHEN_DATA: county.data }, stdio: ['ignore','pipe','pipe'] });
  let out=''; child.stderr.on('data',(d)=>out+=d); child.stdout.on('data',(d)=>out+=d);
  await new Promise(r=>setTimeout(r,8000));
  const list = await (await fetch('http://127.0.0.1:9333/json/list')).json() as any[];
  const ws = new WebSocket(list.find(p=>p.type==='page').webSocketDebuggerUrl);
  await new Promise(r=>ws.addEventListener('open',r));
  const ps = () => execSync(`ps -o pid,ppid,time,cputimes,args -e | grep -i electron | grep -v grep | cut -c1-150`, { encoding: 'utf8' }).split('\n').map(l=>l.replace(/\/root.*--type=/, 'type=').slice(0,80)).join('\n');
  const stat = () => fs.readdirSync('/proc').filter(x=>/^\d+$/.test(x)).flatMap(x=>{try{const c=fs.readFileSync(`/proc/${x}/cmdline`,'utf8');if(!c.includes('remote-debugging-port=9333')&&!c.includes('--type='))return[];const f=fs.readFileSync(`/proc/${x}/stat`,'utf8').replace(/^.*\) /s,'').split(' ');return [`${(/--type=([a-z-]+)/.exec(c)??[,'main'])[1]} ${(Number(f[11])+Number(f[12]))*10}`]}catch{return[]}}).join(', ');
  out += '\nready ' + stat();
  let id=0; const waiting=new Map<number,any>(); ws.addEventListener('message',(m)=>{const d=JSON.parse(String(m.data)); waiting.get(d.id)?.(d.result)});
  const send=(method:string,params:any={})=>new Promise<any>(r=>{id++;waiting.set(id,r);ws.send(JSON.stringify({id,method,params}))});
  await send('Profiler.enable'); await send('Profiler.setSamplingInterval',{interval:500}); await send('Profiler.start');
  const r = await send('Runtime.evaluate',{awaitPromise:true,returnByValue:true,expression:`(async()=>{
    const nav=performance.getEntriesByType('navigation')[0]; const paint=performance.getEntriesByType('paint').map(p=>[p.name,p.startTime]);
    const res=performance.getEntriesByType('resource').map(r=>[r.name.slice(-30),Math.round(r.startTime),Math.round(r.responseEnd),r.transferSize]);
    const t0=performance.now();
    const u=yanzhen.invoke('archive.unlock',{userName:'admin',password:'Goose-2468-flight'});
    await u; const t1=performance.now();
    await new Promise(done=>{const f=()=>document.querySelector('.ant-table-row')?requestAnimationFrame(()=>requestAnimationFrame(done)):setTimeout(f,5);f()});
    return JSON.stringify({dom:nav.domInteractive,dcl:nav.domContentLoadedEventEnd,paint,unlock:t1-t0,rows:performance.now()-t1,res});
  })()`});
  out += '\nshown ' + stat() + '\n' + r.result.value;
  const { profile: prof } = await send('Profiler.stop'); fs.writeFileSync('/tmp/renderer.cpuprofile', JSON.stringify(prof));
  await new Promise(r=>setTimeout(r,2500));
  child.kill(); await new Promise(r=>child.once('exit',r));
  console.log(out);
  }
  county.remove();
}, 100000);
